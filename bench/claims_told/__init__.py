"""Invented stories with every claim marked: what the join decision is learned from (`train`) and tried on (`held`)."""
