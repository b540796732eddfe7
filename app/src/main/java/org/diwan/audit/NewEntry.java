package org.diwan.audit;

import java.time.Instant;

/**
 * An entry that is to be written.
 *
 * @param detail JSON, kept as it is
 */
record NewEntry(Instant at, String who, String act, String objectType, String objectId, String detail) {}
