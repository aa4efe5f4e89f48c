package dev.tallymark.timeseries;

import java.time.Instant;

/** What was counted in one bucket by all producers together. Buckets without hits have no sample. */
public record Sample(Instant at, long count) {}
