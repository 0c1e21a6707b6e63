"""Asks ports what they answer. Reads one line of JSON, writes a line a fact, keeps no file.

Python 3.7 or newer, Linux. It sends no more packets a second than it is told, ends after the time it is
given, and ends when nobody reads what it writes.

in:  {"rate": packets a second, "seconds": at most, "again": ["TCP port worth another try", …],
      "addresses": [ADDRESS, …],
      "datagrams": [{"address": index, "port": PORT, "data": [HEX, …]}, …]}
out: asked DONE TOTAL | tcp ADDRESS PORT | closed ADDRESS PORT… | udp DATAGRAM TRY HEX
     | udpclosed DATAGRAM | failed TEXT | done
"""
import collections
import errno
import json
import os
import random
import resource
import select
import socket
import struct
import sys
import time

WAIT_TCP = 1.5  # the kernel sends SYN again after 1 s
WAIT_UDP = 2.0
TRIES = 3
ONE_AGAIN = 1.0  # silent UDP ports are asked again one a second: hosts limit their ICMP errors
NOT_NOW = (errno.EAGAIN, errno.ENOBUFS, errno.EMFILE, errno.EADDRNOTAVAIL)


def say(*words):
    print(*words, flush=True)


class Pace:
    """Lets through so many things a second, and no more at once when it was held up."""

    def __init__(self, rate):
        self.gap = 1.0 / rate
        self.next = time.monotonic()

    def ready(self, now):
        if now < self.next:
            return False
        self.next = max(self.next + self.gap, now - 20 * self.gap)
        return True


class Probe:
    def __init__(self, plan):
        self.plan = plan
        self.addresses = plan["addresses"]
        self.again = set(map(int, plan["again"]))
        self.poll = select.epoll()
        self.end = time.monotonic() + plan["seconds"]
        self.calls = collections.deque(
            (address, port, 1) for port in range(1, 65536) for address in range(len(self.addresses))
        )
        random.shuffle(self.calls)
        self.total = len(self.calls) + len(plan["datagrams"])
        self.done = 0
        self.calling = {}  # descriptor: (socket, address, port, try, until), the oldest first
        self.closed = [[] for _ in self.addresses]
        self.first = collections.deque((number, 0) for number in range(len(plan["datagrams"])))
        self.later = collections.deque()
        self.asking = {}  # descriptor: (socket, datagram, try, until), the oldest first
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        self.most = min(60000, (2 ** 20 if hard < 0 else hard) - 64) - 512

    def family(self, address):
        return socket.AF_INET6 if ":" in self.addresses[address] else socket.AF_INET

    def call(self, address, port, attempt, now):
        """Begins a connection; False if this machine cannot have one more now."""
        try:
            end = socket.socket(self.family(address), socket.SOCK_STREAM)
        except OSError as e:
            if e.errno in NOT_NOW:
                return False
            raise
        end.setblocking(False)
        code = end.connect_ex((self.addresses[address], port))
        if code in NOT_NOW:
            end.close()
            return False
        if code == errno.EPERM:
            raise PermissionError("this machine's own firewall refuses to send to some ports")
        if code == errno.EINPROGRESS:
            self.calling[end.fileno()] = (end, address, port, attempt, now + WAIT_TCP)
            self.poll.register(end, select.EPOLLOUT)
        else:
            self.called(end, address, port, attempt, code)
        return True

    def called(self, end, address, port, attempt, code):
        if code == 0:
            say("tcp", address, port)
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        end.close()
        if code == errno.ECONNREFUSED:
            self.closed[address].append(port)
        elif code != 0 and port in self.again and attempt < TRIES:
            self.calls.append((address, port, attempt + 1))
            return
        self.done += 1

    def ask(self, number, attempt, now):
        """Sends a datagram from a socket of its own, so that an ICMP error can be told apart."""
        datagram = self.plan["datagrams"][number]
        end = socket.socket(self.family(datagram["address"]), socket.SOCK_DGRAM)
        end.setblocking(False)
        try:
            end.connect((self.addresses[datagram["address"]], datagram["port"]))
            end.send(bytes.fromhex(datagram["data"][attempt]))
        except OSError as e:
            if e.errno == errno.EPERM:
                raise PermissionError("this machine's own firewall refuses to send to some ports")
            self.unheard(end, number, attempt, e)
            return
        self.asking[end.fileno()] = (end, number, attempt, now + WAIT_UDP)
        self.poll.register(end, select.EPOLLIN)

    def asked(self, end, number, attempt):
        try:
            data = end.recv(2048)
        except OSError as e:
            self.unheard(end, number, attempt, e)
            return
        say("udp", number, attempt, data.hex() or "00")
        end.close()
        self.done += 1

    def unheard(self, end, number, attempt, error):
        """Only a refusal is the port's own word: a neighbour not found yet, or a full queue, says nothing of it."""
        if error.errno == errno.ECONNREFUSED:
            say("udpclosed", number)
            end.close()
            self.done += 1
        else:
            self.silent(end, number, attempt)

    def silent(self, end, number, attempt):
        end.close()
        if attempt + 1 < len(self.plan["datagrams"][number]["data"]):
            self.later.append((number, attempt + 1))
        else:
            self.done += 1

    def answers(self):
        for descriptor, _ in self.poll.poll(0.005):
            if descriptor in self.calling:
                end, address, port, attempt, _ = self.calling.pop(descriptor)
                code = end.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                self.called(end, address, port, attempt, code)
            elif descriptor in self.asking:
                end, number, attempt, _ = self.asking.pop(descriptor)
                self.asked(end, number, attempt)

    def expire(self, now):
        while self.calling:
            descriptor = next(iter(self.calling))
            if self.calling[descriptor][4] > now:
                break
            end, address, port, attempt, _ = self.calling.pop(descriptor)
            self.called(end, address, port, attempt, errno.ETIMEDOUT)
        while self.asking:
            descriptor = next(iter(self.asking))
            if self.asking[descriptor][3] > now:
                break
            self.silent(*self.asking.pop(descriptor)[:3])

    def run(self):
        paces = Pace(self.plan["rate"]), Pace(50), Pace(ONE_AGAIN * len(self.addresses))
        told = 0.0
        while self.done < self.total:
            now = time.monotonic()
            if now > self.end:
                raise TimeoutError("it was not done in the time that it was given")
            while self.calls and len(self.calling) < self.most and paces[0].ready(now):
                call = self.calls.popleft()
                if not self.call(*call, now):
                    self.calls.appendleft(call)
                    break
            if self.first and paces[1].ready(now):
                self.ask(*self.first.popleft(), now)
            if self.later and paces[2].ready(now):
                self.ask(*self.later.popleft(), now)
            self.answers()
            self.expire(now)
            if now > told + 0.5:
                say("asked", self.done, self.total)
                told = now
        for address, ports in enumerate(self.closed):
            for start in range(0, len(ports), 1000):
                say("closed", address, *ports[start:start + 1000])
        say("done")


try:
    Probe(json.loads(sys.stdin.buffer.readline())).run()
except BrokenPipeError:
    os._exit(1)
except Exception as e:
    say("failed", type(e).__name__ + ":", e)
