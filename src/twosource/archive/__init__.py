"""Many reports: text reuse, origins and stories over an archive, on one machine or many."""
