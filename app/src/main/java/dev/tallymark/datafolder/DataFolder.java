package dev.tallymark.datafolder;

import java.nio.file.Path;

/** The folder that this process alone uses. Open from before the first store until after the last. */
public interface DataFolder {

    /** The folder itself; exists, is writable, and belongs to this process while it runs. */
    Path path();

    /** A folder inside, made when absent, readable by its owner only. */
    Path folder(String name);
}
