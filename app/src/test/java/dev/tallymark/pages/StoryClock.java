package dev.tallymark.pages;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Tells the time of the story. */
final class StoryClock extends Clock {

    private volatile Instant now = PagesApp.NOW;

    /** The past can be told in any order; the pages are looked at in the present. */
    void tell(Instant moment) {
        now = moment;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
