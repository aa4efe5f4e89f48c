package dev.tallymark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tallymark.tally.journal.MemoryDisk;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Remembers what a node acknowledged and showed, and what the last copy of its folder has of that. */
final class Witness {

    final Member node;
    private final Map<CounterId, Long> shown = new HashMap<>();
    private Map<CounterId, Parts> written = new HashMap<>();
    private MemoryDisk copy;
    private Map<CounterId, Parts> copied = Map.of();

    Witness(Member node) {
        this.node = node;
        copy = node.copyOfFolder();
    }

    void hit(Sheet sheet, int count) {
        var hits = Parts.of(count, sheet.keep());
        sheet.send(hits);
        node.add(sheet.id, count, sheet.keep()).whenComplete((total, failed) -> {
            if (failed == null) {
                acknowledged(sheet, hits);
            }
        });
    }

    private void acknowledged(Sheet sheet, Parts hits) {
        sheet.acknowledge(hits);
        if (node.hasJournal()) {
            written.merge(sheet.id, hits, Parts::plus);
        } else {
            sheet.store(hits);
        }
    }

    /** A node shows what is stored, and no less than it showed before. */
    void check(Sheet sheet) throws IOException {
        long total = node.total(sheet.id);
        if (total < sheet.stored()) {
            // It does not know yet that its name was inherited, and counts on under another.
            node.meet();
            total = node.total(sheet.id);
        }
        sheet.allowsToShow(total);
        assertThat(total).isGreaterThanOrEqualTo(shown.getOrDefault(sheet.id, 0L));
        shown.put(sheet.id, total);
    }

    void copyFolder() {
        copy = node.copyOfFolder();
        copied = Map.copyOf(written);
    }

    /** What neither the copy nor the store has is gone with the folder. */
    void restoreFolder(Sheets sheets) throws IOException {
        node.mendTornGroup();
        var kept = new HashMap<CounterId, Parts>();
        for (var sheet : sheets.inUse()) {
            var before = written.getOrDefault(sheet.id, Parts.NONE);
            long inCopy = copied.getOrDefault(sheet.id, Parts.NONE).total();
            var after = before.first(Math.max(inCopy, node.stored(sheet.id)));
            sheet.lose(before.minus(after));
            kept.put(sheet.id, after);
        }
        written = kept;
        shown.clear();
        node.restore(copy.copy());
    }
}
