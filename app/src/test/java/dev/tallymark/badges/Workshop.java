package dev.tallymark.badges;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import dev.tallymark.MovableClock;
import dev.tallymark.accounts.Account;
import dev.tallymark.shared.AccountId;
import dev.tallymark.svg.Logos;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.MemoryTallies;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Badges on a MongoDB server in memory, with everything that a test may want to reach. */
final class Workshop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static final BadgeSettings SETTINGS = settings(true, 1_000_000, 1_000);

    final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T08:00:00Z"));
    final MemoryTallies tallies = new MemoryTallies(clock);
    final Account ada = account(1, "ada");
    final Account eve = account(2, "Eve");
    final Account operator = new Account(
            AccountId.random(), OptionalLong.empty(), "operator", "Operator", Optional.empty(), clock.instant(), true);

    final Badges badges;
    final Directory directory;
    final Counting counting;
    final NameRegister names;
    final Painter painter = new Painter(new Logos());

    private final BadgeSettings settings;
    private final MongoServer server = new MongoServer(H2Backend.inMemory());
    private final MongoClient client;
    private final MongoTemplate template;
    private final BadgeStore store;

    Workshop() {
        this(SETTINGS);
    }

    Workshop(BadgeSettings settings) {
        this.settings = settings;
        var address = server.bind();
        client = MongoClients.create("mongodb://127.0.0.1:" + address.getPort() + "/?serverSelectionTimeoutMS="
                + (settings.patience().compareTo(PATIENCE) < 0 ? 3_000 : 20_000));
        template = new MongoTemplate(client, "tallymark");
        store = new BadgeStore(template);
        names = new NameRegister(template);
        directory = new Directory(names, store, painter, settings);
        badges = badges(names, new BadgeShelf(template));
        counting = new Counting(directory, tallies, new Admission(tallies, settings), settings, clock);
    }

    /** The same badges by way of a shelf that fails, or does whatever a test wants. */
    Badges withShelf(Function<MongoTemplate, BadgeShelf> shelf) {
        return badges(names, shelf.apply(template));
    }

    Badges withNames(Function<MongoTemplate, NameRegister> other) {
        return badges(other.apply(template), new BadgeShelf(template));
    }

    /** Badges and counting as they are after a restart: nothing in memory. */
    Counting restarted() {
        return new Counting(
                new Directory(names, store, painter, settings),
                tallies,
                new Admission(tallies, settings),
                settings,
                clock);
    }

    Badge registered(Account account, String id) {
        return switch (badges.register(account, name(id), Look.DEFAULT, 0)) {
            case Badges.Registration.Registered registered -> registered.badge();
            case Badges.Registration other -> throw new AssertionError(other);
        };
    }

    /** With so much patience that a busy machine changes nothing. */
    static BadgeSettings settings(boolean unclaimed, long unclaimedLimit, int perAccount) {
        return new BadgeSettings(unclaimed, unclaimedLimit, perAccount, 1_000, PATIENCE);
    }

    /** As patient as in production. */
    static BadgeSettings impatient() {
        return new BadgeSettings(true, 1_000_000, 1_000, 1_000, Duration.ofMillis(250));
    }

    static BadgeName name(String id) {
        return BadgeName.parse(id).orElseThrow();
    }

    static CounterId unclaimedCounter(String id) {
        return Subjects.counter(name(id).key(), Subjects.FIRST_GENERATION);
    }

    /** From now on MongoDB does not answer. */
    void stopStore() {
        server.shutdownNow();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }

    private Badges badges(NameRegister register, BadgeShelf shelf) {
        var registrar = new Registrar(store, register, shelf, directory, tallies, settings, clock);
        return new Badges(store, registrar, register, shelf, directory, tallies, settings, clock);
    }

    private Account account(long githubId, String login) {
        return new Account(
                AccountId.random(), OptionalLong.of(githubId), login, login, Optional.empty(), clock.instant(), false);
    }
}
