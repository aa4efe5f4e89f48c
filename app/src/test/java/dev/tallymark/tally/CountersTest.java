package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tallymark.shared.AccountId;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountersTest {

    private static final int LIMIT = 10;
    private static final Charge ADA = Charge.to(AccountId.random());

    private final AtomicLong minute = new AtomicLong(1_000);
    private final Counters counters = new Counters(LIMIT, minute::get);

    @Test
    void whatNobodyOwnsLeavesHalfOfTheRoomToTheOwners() {
        for (int i = 0; i < LIMIT / 2; i++) {
            counters.pin(id("nobodys" + i), Charge.NOBODY);
        }

        assertThatExceptionOfType(NotCounted.class)
                .isThrownBy(() -> counters.pin(id("another"), Charge.NOBODY))
                .withMessageContaining("nobody owns");
        assertThatCode(() -> counters.pin(id("nobodys0"), Charge.NOBODY)).doesNotThrowAnyException();
        for (int i = 0; i < LIMIT / 2; i++) {
            counters.pin(id("adas" + i), ADA);
        }
        assertThatExceptionOfType(NotCounted.class).isThrownBy(() -> counters.pin(id("more"), ADA));
    }

    /** Before a hit on nobody's id is admitted, its total is asked for. */
    @Test
    void whatWasLookedAtFirstIsNobodysAllTheSame() {
        for (int i = 0; i < LIMIT / 2; i++) {
            counters.pin(id("nobodys" + i)).unpin(1);
            counters.pin(id("nobodys" + i), Charge.NOBODY);
        }

        counters.pin(id("another")).unpin(1);

        assertThatExceptionOfType(NotCounted.class)
                .isThrownBy(() -> counters.pin(id("another"), Charge.NOBODY))
                .withMessageContaining("nobody owns");
    }

    @Test
    void whatSomebodyTakesIsNobodysNoMore() {
        for (int i = 0; i < LIMIT / 2; i++) {
            counters.pin(id("nobodys" + i), Charge.NOBODY);
        }

        counters.pin(id("nobodys0"), ADA);

        assertThatCode(() -> counters.pin(id("another"), Charge.NOBODY)).doesNotThrowAnyException();
    }

    @Test
    void whatTheStoreNeverToldOfLeavesAtOnceWhenThereIsACrowd() {
        for (int i = 0; i < LIMIT / 2; i++) {
            counters.pin(id("nobodys" + i), Charge.NOBODY).unpin(1);
        }

        counters.evict();

        assertThat(counters.size()).isZero();
        assertThatCode(() -> counters.pin(id("another"), Charge.NOBODY)).doesNotThrowAnyException();
    }

    @Test
    void aCrowdOfNobodysDrivesOutNoOwners() {
        counters.pin(id("adas"), ADA).unpin(1);
        for (int i = 0; i <= LIMIT / 4; i++) {
            counters.pin(id("nobodys" + i), Charge.NOBODY).unpin(1);
        }
        minute.addAndGet(2);

        counters.evict();

        assertThat(counters.find(id("adas"))).isNotNull();
        assertThat(counters.size()).isOne();
    }

    private static CounterId id(String subject) {
        return CounterId.of("views", subject);
    }
}
