"""Why the program ends other than with 0."""


class Failure(Exception):
    """A fact for the person who reads it, and the exit code that goes with it."""

    code = 1


class NotImitated(Failure):
    """Real k3s can do this; the layout cannot, and says so instead of doing something else."""

    code = 3

    def __init__(self, what: str):
        super().__init__(f"not imitated: {what}. This is the k3s layout, not k3s (see k3s --version)")
