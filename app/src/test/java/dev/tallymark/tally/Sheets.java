package dev.tallymark.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The plain model: a sheet for each counter in use, and the names of those that were deleted. */
final class Sheets {

    private final List<Sheet> inUse;
    private final List<CounterId> deleted;

    private Sheets(List<Sheet> inUse, List<CounterId> deleted) {
        this.inUse = new ArrayList<>(inUse);
        this.deleted = new ArrayList<>(deleted);
    }

    /** So many counters, of which nobody owns every third. */
    static Sheets of(int counters) {
        return new Sheets(
                IntStream.range(0, counters)
                        .mapToObj(counter -> new Sheet(CounterId.of("views", "badge" + counter), counter % 3 != 2))
                        .toList(),
                List.of());
    }

    Sheets copy() {
        return new Sheets(inUse.stream().map(Sheet::copy).toList(), deleted);
    }

    Sheet get(int counter) {
        return inUse.get(counter);
    }

    List<Sheet> inUse() {
        return inUse;
    }

    List<CounterId> ids() {
        return inUse.stream().map(sheet -> sheet.id).toList();
    }

    /** The badge is deleted; the next one of that name has a counter of its own. */
    void delete(int counter) {
        var id = inUse.get(counter).id;
        deleted.add(id);
        inUse.set(counter, new Sheet(CounterId.of("views", id.subject() + "x"), true));
    }

    List<CounterId> deleted() {
        return deleted;
    }
}
