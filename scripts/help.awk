# Prints a Makefile's targets with their "## text", grouped by "##@ heading" lines.
BEGIN { FS = ":.*## "; print "usage: make TARGET" }
/^##@ / { printf "\n%s\n", substr($0, 5) }
/^[a-z-]+:.*## / { printf "  %-10s %s\n", $1, $2 }
