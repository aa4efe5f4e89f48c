package dev.tallymark.datafolder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The layer of {@link CheckedBlocks} between H2 and the name of a file. Public with a public constructor, because H2
 * makes one for each path.
 */
public final class CheckedFile extends FilePathWrapper {

    /** What H2 is to call a file that it shall read through this layer; the name may have layers of its own. */
    static String over(String name) {
        var layer = new CheckedFile();
        FilePath.register(layer);
        return layer.getPrefix() + name;
    }

    @Override
    public String getScheme() {
        return "checked";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new CheckedBlocks(super.open(mode));
    }
}
