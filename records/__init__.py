"""What people do, in one database that knows no other room: acts, publications, mappings, meetings."""
