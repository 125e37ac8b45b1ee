"""The formats of workbooks: what calamine, which reads the cells of them all, leaves out of each."""
