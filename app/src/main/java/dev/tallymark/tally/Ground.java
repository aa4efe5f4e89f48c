package dev.tallymark.tally;

import dev.tallymark.tally.journal.Disk;
import dev.tallymark.tally.journal.JournalSettings;
import dev.tallymark.tally.journal.Producer;
import dev.tallymark.timeseries.TimeSeries;
import java.time.Clock;

/** What counting stands on. {@code end} ends the process. */
record Ground(
        Disk disk,
        JournalSettings journal,
        Producer producer,
        CounterStore store,
        QuarantineStore quarantine,
        ClosedPeriods periods,
        TimeSeries series,
        Clock clock,
        Runnable end) {}
