"""The field's words: how a figure is written, and the sentences that figures make. Pure; knows no other room."""
