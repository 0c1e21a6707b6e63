package dev.coffre.ports.verify;

/// Ways in which a host and its contract disagree.
public enum Defect {
  OPEN_UNDECLARED(
      "open-undeclared",
      "stop what listens there, or declare the port and say why in .config/coffre/ports.yaml"),
  OPEN_BEYOND(
      "open-beyond",
      "close it in the firewall (role firewall), or widen reachable_from in the contract"),
  NO_ANSWER(
      "no-answer",
      "start what should answer, let it through the firewall, or take the port out of the"
          + " contract"),
  LISTENER_UNDECLARED(
      "listener-undeclared", "stop the program, or declare the port in .config/coffre/ports.yaml"),
  LISTENER_BEYOND(
      "listener-beyond",
      "bind it to the addresses of the networks it serves, or declare `listen: any` and say why"),
  NOT_LISTENING("not-listening", "start what should listen, or take the port out of the contract"),
  FORWARD_UNDECLARED(
      "forward-undeclared",
      "take away what made the rule (a Service of type NodePort or LoadBalancer, a pod's hostPort),"
          + " or declare the port"),
  SERVICE_UNDECLARED(
      "service-undeclared", "make the Service a ClusterIP, or declare the port in the contract");

  private final String id;
  private final String fix;

  Defect(String id, String fix) {
    this.id = id;
    this.fix = fix;
  }

  /// What reports call it, for ever.
  public String id() {
    return id;
  }

  /// What to do about it.
  public String fix() {
    return fix;
  }
}
