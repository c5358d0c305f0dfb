"""What the server runs for the bare app; the work is in a module, so that it is compiled once, as ours is."""

from bench.bare.app import main

main()
