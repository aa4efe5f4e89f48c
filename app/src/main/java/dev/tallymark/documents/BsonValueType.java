package dev.tallymark.documents;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Stores an id, ordered as MongoDB orders values of any type. */
final class BsonValueType extends BasicDataType<Object> {

    private static final int GUESSED_BYTES = 80;

    @Override
    public int compare(Object a, Object b) {
        return compareValues(a, b);
    }

    static int compareValues(Object a, Object b) {
        return a instanceof String first && b instanceof String second
                ? first.compareTo(second)
                : ValueComparator.ascWithoutListHandling().compare(a, b);
    }

    @Override
    public int getMemory(Object value) {
        return GUESSED_BYTES;
    }

    @Override
    public void write(WriteBuffer buffer, Object value) {
        BsonDocumentType.encode(new Document("", value instanceof Missing ? null : value), buffer);
    }

    @Override
    public Object read(ByteBuffer buffer) {
        return Objects.requireNonNull(
                Missing.ofNullable(BsonDocumentType.decode(buffer).get("")));
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
