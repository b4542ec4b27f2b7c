"""One record of settings a stage. Every number names the benchmark that chose it."""
