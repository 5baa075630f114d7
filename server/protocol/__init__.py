"""The wire, version 1: what PROTOCOL.md says in words. Never decides what is allowed."""

VERSION = 1
SUBPROTOCOL = "raaderum.1"
