package dev.tallymark.documents;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.max;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Writes until it is killed. Each of its threads inserts a document and raises its own counters, all in one command,
 * and then says so in a line: {@code thread number}.
 */
final class DocumentsUnderLoad {

    static final int THREADS = 4;
    static final int COUNTERS = 40;

    private DocumentsUnderLoad() {}

    /** The file, and the number to begin with. */
    public static void main(String[] arguments) {
        var open = OpenServer.over(Path.of(arguments[0]));
        long first = Long.parseLong(arguments[1]);
        for (int i = 0; i < THREADS; i++) {
            var name = "t" + i;
            Thread.ofPlatform().start(() -> write(open, name, first));
        }
    }

    private static void write(OpenServer open, String name, long first) {
        var inserted = open.database().getCollection("inserted");
        var counters = open.database().getCollection("counters");
        var upsert = new UpdateOptions().upsert(true);
        for (long number = first; ; number++) {
            long n = number;
            inserted.insertOne(new Document("_id", name + ":" + n).append("n", n));
            counters.bulkWrite(
                    IntStream.range(0, COUNTERS)
                            .mapToObj(i -> new UpdateOneModel<Document>(
                                    eq("_id", name + ":" + n % 3 + ":" + i), max("p.X.n", n), upsert))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
            System.out.println(name + " " + n);
        }
    }
}
