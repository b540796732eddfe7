package org.diwan.cases;

import java.io.InputStream;

/** Says whether a file may come in. An office with a scanner of its own brings a bean of this type. */
public interface VirusScanner {

    /** What a scanner found. */
    enum Verdict {
        CLEAN,
        INFECTED,
        /** Nobody looked, since no scanner is set. */
        UNSCANNED
    }

    /**
     * Looks through a file.
     *
     * @throws ScannerAway where it cannot be told
     */
    Verdict scan(InputStream content) throws ScannerAway;

    /** The scanner cannot be reached or did not come to a verdict. */
    class ScannerAway extends Exception {

        public ScannerAway(String reason) {
            super(reason);
        }

        public ScannerAway(Throwable cause) {
            super(cause);
        }
    }
}
