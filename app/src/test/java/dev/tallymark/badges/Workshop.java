package dev.tallymark.badges;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import dev.tallymark.MovableClock;
import dev.tallymark.accounts.Account;
import dev.tallymark.documents.Neighbours;
import dev.tallymark.fakegithub.FakeGitHub;
import dev.tallymark.ownership.Ownership;
import dev.tallymark.ownership.Ownerships;
import dev.tallymark.shared.AccountId;
import dev.tallymark.svg.Logos;
import dev.tallymark.tally.CounterId;
import dev.tallymark.tally.Erasure;
import dev.tallymark.tally.Erasures;
import dev.tallymark.tally.MemorySeries;
import dev.tallymark.tally.MemoryTallies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
    final FakeGitHub github = FakeGitHub.start();
    final Account ada = account(1, "ada");
    final Account eve = account(2, "Eve");
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final MemorySeries series = new MemorySeries();
    final Account operator = new Account(
            AccountId.random(), OptionalLong.empty(), "operator", "Operator", Optional.empty(), clock.instant(), true);

    final Badges badges;
    final Directory directory;
    final Counting counting;
    final Transfers transfers;
    final Removals removals;
    final UnclaimedIds unclaimed;
    final Departures departures;
    final Unplaced unplaced = new Unplaced(meters);
    private final Waits waits = new Waits();
    final Inheritances inheritances;
    final BadgeStore store;
    final NameRegister names;
    final Painter painter = new Painter(new Logos());

    private final BadgeSettings settings;
    private final MongoServer server = new MongoServer(H2Backend.inMemory());
    private final MongoClient client;
    private final MongoTemplate template;
    private final Ownership ownership;
    private final Erasure erasure;
    private final BadgeEdits edits;
    private final Allowance allowance;

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
        directory = directory(false);
        ownership = Ownerships.of(github, template, clock);
        erasure = Erasures.of(template, series, clock);
        departures = new Departures(template, clock);
        edits = new BadgeEdits(store, directory, tallies, clock);
        inheritances = new Inheritances(template, store, edits, tallies, clock);
        unclaimed = new UnclaimedIds(template, store, tallies, erasure, departures, settings, clock, meters);
        var shelves = new BadgeShelf(template);
        removals = removals(names, shelves);
        allowance = new Allowance(shelves, settings, clock);
        badges = badges(names, shelves, allowance);
        transfers = transfers(shelves);
        counting = counting(directory);
    }

    private Admission admission() {
        return new Admission(tallies, unclaimed, settings, clock, meters);
    }

    /** The same badges by way of a shelf that fails, or does whatever a test wants. */
    Badges withShelf(Function<MongoTemplate, BadgeShelf> shelf) {
        var shelves = shelf.apply(template);
        return badges(names, shelves, new Allowance(shelves, settings, clock));
    }

    /** Transfers by way of such a shelf. */
    Transfers transfersWithShelf(Function<MongoTemplate, BadgeShelf> shelf) {
        return transfers(shelf.apply(template));
    }

    private Transfers transfers(BadgeShelf shelf) {
        return new Transfers(
                store,
                edits,
                shelf,
                new OfferList(template),
                new Words(template, shelf, store, clock),
                new BadgeFigures(tallies, clock),
                ownership,
                new Allowance(shelf, settings, clock),
                clock);
    }

    /** Deletions by way of a store that does whatever a test wants. */
    Removals withStore(Function<MongoTemplate, BadgeStore> other) {
        var shelves = new BadgeShelf(template);
        var racing = other.apply(template);
        var edits = new BadgeEdits(racing, directory, tallies, clock);
        return new Removals(template, racing, edits, names, shelves, directory, erasure, clock);
    }

    /** What another node knows of nobody's ids, by way of such a store. */
    UnclaimedIds unclaimedWithStore(Function<MongoTemplate, BadgeStore> other) {
        return new UnclaimedIds(template, other.apply(template), tallies, erasure, departures, settings, clock, meters);
    }

    /** What renamed badges inherit, by way of such a store. */
    Inheritances inheritancesWithStore(Function<MongoTemplate, BadgeStore> other) {
        return new Inheritances(template, other.apply(template), edits, tallies, clock);
    }

    Badges withNames(Function<MongoTemplate, NameRegister> other) {
        return badges(other.apply(template), new BadgeShelf(template), allowance);
    }

    /** Badges and counting as they are after a restart: nothing in memory. */
    Counting restarted() {
        return counting(directory(false));
    }

    /** What another node has in memory that asks such a register. */
    Directory neighbour(Function<MongoTemplate, NameRegister> other) {
        return new Directory(other.apply(template), store, painter, settings, new Neighbours(true), clock);
    }

    /** What another node of the same badges has in memory. */
    Directory neighbour() {
        return directory(true);
    }

    private Directory directory(boolean amongNeighbours) {
        return new Directory(names, store, painter, settings, new Neighbours(amongNeighbours), clock);
    }

    Badge registered(Account account, String id) {
        return switch (badges.register(account, name(id), Look.DEFAULT, 0)) {
            case Registration.Registered registered -> registered.badge();
            case Registration other -> throw new AssertionError(other);
        };
    }

    /** With so much patience that a busy machine changes nothing. */
    static BadgeSettings settings(boolean unclaimed, long unclaimedLimit, int perAccount) {
        return settings(unclaimed, unclaimedLimit, 50_000, perAccount, PATIENCE);
    }

    /** As patient as in production. */
    static BadgeSettings impatient() {
        return settings(true, 1_000_000, 50_000, 1_000, Duration.ofMillis(250));
    }

    /** @param burst how many ids that nobody registered may come at once; one a second follows */
    static BadgeSettings hurried(long unclaimedLimit, int burst) {
        return settings(true, unclaimedLimit, burst, 1_000, PATIENCE);
    }

    /** @param perHour how many ids one account may ask for in an hour */
    static BadgeSettings strict(int perAccount, int perHour) {
        return new BadgeSettings(true, 1_000_000, 50_000, 1, Duration.ofDays(90), perAccount, perHour, 1_000, PATIENCE);
    }

    private static BadgeSettings settings(
            boolean unclaimed, long unclaimedLimit, int burst, int perAccount, Duration patience) {
        return new BadgeSettings(
                unclaimed, unclaimedLimit, burst, 1, Duration.ofDays(90), perAccount, 10_000, 1_000, patience);
    }

    static BadgeName name(String id) {
        return BadgeName.parse(id).orElseThrow();
    }

    static CounterId unclaimedCounter(String id) {
        return Subjects.counter(name(id).key(), Subjects.FIRST_GENERATION);
    }

    /** Counting on a node whose memory that is. */
    Counting counting(Directory memory) {
        return new Counting(memory, tallies, admission(), unplaced, waits, settings, clock);
    }

    /** From now on MongoDB does not answer. */
    void stopStore() {
        server.shutdownNow();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
        github.close();
        waits.destroy();
    }

    private Removals removals(NameRegister register, BadgeShelf shelf) {
        return new Removals(template, store, edits, register, shelf, directory, erasure, clock);
    }

    private Badges badges(NameRegister register, BadgeShelf shelf, Allowance allowance) {
        var remover = removals(register, shelf);
        var words = new Words(template, shelf, store, clock);
        var registrar = new Registrar(
                store, register, shelf, words, allowance, ownership, directory, departures, tallies, clock);
        var renames = new Renames(registrar, register, edits, directory, remover, inheritances, clock);
        return new Badges(store, registrar, renames, remover, edits, shelf, directory, settings, clock);
    }

    /** Somebody who is at GitHub too. */
    Account account(long githubId, String login) {
        github.publicSide().person(githubId, login);
        return new Account(
                AccountId.random(), OptionalLong.of(githubId), login, login, Optional.empty(), clock.instant(), false);
    }
}
