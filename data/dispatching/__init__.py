"""调度: what stands in projects' way and what was settled about it, in the hands of who may raise, verify and close."""
