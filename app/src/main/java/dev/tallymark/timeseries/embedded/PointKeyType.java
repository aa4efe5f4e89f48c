package dev.tallymark.timeseries.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Stores a key in 8 to 12 bytes. */
final class PointKeyType extends BasicDataType<PointKey> {

    private static final int BYTES_IN_MEMORY = 48;

    @Override
    public int compare(PointKey a, PointKey b) {
        return a.compareTo(b);
    }

    @Override
    public int getMemory(PointKey key) {
        return BYTES_IN_MEMORY;
    }

    @Override
    public void write(WriteBuffer buffer, PointKey key) {
        buffer.putVarLong(key.series())
                .put((byte) key.resolution())
                .putVarLong(key.bucket())
                .putVarLong(key.producer());
    }

    @Override
    public PointKey read(ByteBuffer buffer) {
        return new PointKey(
                DataUtils.readVarLong(buffer),
                buffer.get(),
                DataUtils.readVarLong(buffer),
                DataUtils.readVarLong(buffer));
    }

    @Override
    public PointKey[] createStorage(int size) {
        return new PointKey[size];
    }
}
