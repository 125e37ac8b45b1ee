"""Official documents: report, bulletin and dispatch sheet, filled from the facts into the office's templates."""
