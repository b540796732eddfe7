package org.diwan.audit;

/**
 * Something that is not as it was written.
 *
 * @param where which entry, seal or head, with position, number and time as far as they are known
 * @param what differs
 */
record Finding(String where, String what) {

    @Override
    public String toString() {
        return where + ": " + what;
    }
}
