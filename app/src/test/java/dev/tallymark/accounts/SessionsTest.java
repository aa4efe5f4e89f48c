package dev.tallymark.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import dev.tallymark.shared.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class SessionsTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final InMemoryMongo store = new InMemoryMongo();
    private final MongoTemplate mongo = store.template();
    private final Sessions sessions = new Sessions(mongo, clock);
    private final AccountId ada = AccountId.random();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSessionKnowsItsAccount() {
        var key = sessions.open(ada);

        assertThat(key).matches("[\\w-]{43}");
        assertThat(sessions.find(key)).contains(ada);
    }

    @Test
    void aMadeUpKeyIsNobodys() {
        sessions.open(ada);

        assertThat(sessions.find("made-up")).isEmpty();
    }

    @Test
    void theStoreDoesNotKnowTheKey() {
        var key = sessions.open(ada);

        assertThat(stored().toJson()).doesNotContain(key);
    }

    @Test
    void aClosedSessionIsOver() {
        var key = sessions.open(ada);
        sessions.close(key);

        assertThat(sessions.find(key)).isEmpty();
    }

    @Test
    void signingOutEverywhereEndsAllSessionsOfTheAccountAndNoOther() {
        var here = sessions.open(ada);
        var there = sessions.open(ada);
        var somebodyElse = sessions.open(AccountId.random());

        sessions.closeAll(ada);

        assertThat(sessions.find(here)).isEmpty();
        assertThat(sessions.find(there)).isEmpty();
        assertThat(sessions.find(somebodyElse)).isPresent();
    }

    @Test
    void anAccountSeesItsOpenSessionsTheLatestUsedFirst() {
        sessions.open(ada);
        clock.advance(Duration.ofDays(29));
        var here = sessions.open(ada);
        sessions.open(AccountId.random());

        assertThat(sessions.of(ada, here)).extracting(OpenSession::here).containsExactly(true, false);
        clock.advance(Duration.ofDays(1));
        assertThat(sessions.of(ada, here)).extracting(OpenSession::here).containsExactly(true);
    }

    @Test
    void aSessionEndsThirtyDaysAfterItsLastUse() {
        var key = sessions.open(ada);

        clock.advance(Duration.ofDays(29));
        assertThat(sessions.find(key)).contains(ada);
        clock.advance(Duration.ofDays(29));
        assertThat(sessions.find(key)).contains(ada);
        clock.advance(Duration.ofDays(30));
        assertThat(sessions.find(key)).isEmpty();
    }

    @Test
    void aSessionEndsAfterNinetyDaysHoweverOftenItIsUsed() {
        var key = sessions.open(ada);

        for (int day = 1; day < 90; day++) {
            clock.advance(Duration.ofDays(1));
            assertThat(sessions.find(key)).contains(ada);
        }
        clock.advance(Duration.ofDays(1));
        assertThat(sessions.find(key)).isEmpty();
    }

    @Test
    void aStoreThatCannotBeWrittenStillSaysWhoItIs() {
        var key = sessions.open(ada);
        clock.advance(Duration.ofHours(2));

        assertThat(new Sessions(store.readOnlyTemplate(), clock).find(key)).contains(ada);
    }

    @Test
    void useIsWrittenAtMostOnceAnHour() {
        var key = sessions.open(ada);
        var fresh = stored();

        clock.advance(Duration.ofMinutes(59));
        sessions.find(key);
        assertThat(stored()).isEqualTo(fresh);

        clock.advance(Duration.ofMinutes(2));
        sessions.find(key);
        assertThat(stored()).isNotEqualTo(fresh);
    }

    @Test
    void theSweepForgetsOnlyWhatIsOver() {
        sessions.open(ada);
        clock.advance(Duration.ofDays(20));
        var young = sessions.open(ada);
        clock.advance(Duration.ofDays(10));

        sessions.sweep();

        assertThat(mongo.getCollection("sessions").countDocuments()).isEqualTo(1);
        assertThat(sessions.find(young)).contains(ada);
    }

    private Document stored() {
        return Objects.requireNonNull(mongo.getCollection("sessions").find().first());
    }
}
