"""The k3s layout: upstream Kubernetes and kine behind k3s' command, files and configuration."""
