package dev.tallymark.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneTimeLinksTest {

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T10:00:00Z"));

    @Test
    void aLinkWorksOnce() {
        var links = links();
        var code = codeOf(links.create());

        assertThat(links.use(code)).isTrue();
        assertThat(links.use(code)).isFalse();
    }

    @Test
    void lookingDoesNotUseALinkUp() {
        var links = links();
        var code = codeOf(links.create());

        assertThat(links.isGood(code)).isTrue();
        assertThat(links.isGood(code)).isTrue();
        assertThat(links.use(code)).isTrue();
    }

    @Test
    void aLinkWorksForTenMinutes() {
        var links = links();
        var code = codeOf(links.create());

        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(links.isGood(code)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(links.isGood(code)).isFalse();
        assertThat(links.use(code)).isFalse();
    }

    @Test
    void oneOfManyAtTheSameMomentGetsIn() throws Exception {
        var links = links();
        var code = codeOf(links.create());
        var together = new CountDownLatch(8);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 8)
                    .mapToObj(person -> people.submit(() -> {
                        together.countDown();
                        together.await();
                        return links.use(code);
                    }))
                    .toList();
            int in = 0;
            for (var attempt : tries) {
                in += attempt.get() ? 1 : 0;
            }
            assertThat(in).isEqualTo(1);
        }
    }

    @Test
    void aLinkMadeByAnotherProcessWorksHere() {
        var code = codeOf(links().create());

        assertThat(links().use(code)).isTrue();
    }

    @Test
    void theFolderDoesNotTellTheCode() {
        var code = codeOf(links().create());

        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains(code));
    }

    @Test
    void oldLinksAreSweptWhenANewOneIsMade() {
        var links = links();
        links.create();
        links.create();
        clock.advance(Duration.ofMinutes(11));
        links.create();

        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void whatIsNoCodeIsNotGood() {
        assertThat(links().isGood("../../etc/passwd")).isFalse();
        assertThat(links().use("")).isFalse();
    }

    private OneTimeLinks links() {
        return new OneTimeLinks(OneTimeLinks.Purpose.SIGN_IN, folder, clock);
    }

    private static String codeOf(String path) {
        return path.substring("/login/once/".length());
    }
}
