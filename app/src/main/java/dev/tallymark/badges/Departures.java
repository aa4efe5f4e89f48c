package dev.tallymark.badges;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Which counters of nobody's ids are being removed right now, so that nobody registers one in that moment and loses its
 * count. Who removes writes here first and looks for a badge after that; who registers writes the badge first and looks
 * here after that. Whatever comes between, at least one of them sees the other.
 */
@Component
class Departures {

    /** No removal takes so long: what is older was left by a node that was killed. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final String AT = "at";

    private final DocumentsById departures;
    private final Clock clock;

    Departures(MongoTemplate template, Clock clock) {
        this.departures = new DocumentsById(template, "unclaimed_departures");
        this.clock = clock;
    }

    /** False, and nothing done, while another node removes it. */
    boolean begin(String subject) {
        var now = Date.from(clock.instant());
        return departures.insert(new Document("_id", subject).append(AT, now))
                || departures
                        .find(subject)
                        .map(known -> known.getDate(AT))
                        .filter(at -> !isNow(at))
                        .filter(at -> departures.updateWhere(subject, AT, at, new Update().set(AT, now)))
                        .isPresent();
    }

    void end(String subject) {
        departures.remove(subject);
    }

    boolean isUnderWay(String subject) {
        return departures
                .find(subject)
                .filter(known -> isNow(known.getDate(AT)))
                .isPresent();
    }

    private boolean isNow(Date at) {
        return Duration.between(at.toInstant(), clock.instant()).compareTo(LONGEST) < 0;
    }
}
