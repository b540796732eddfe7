package org.diwan.registry;

import org.jspecify.annotations.Nullable;

/**
 * A new value for one fact of a record.
 *
 * @param employmentId of which employment; none: of the person
 * @param by user name: the person's own ID, or the clerk's
 */
record RecordChange(
        String nationalId,
        @Nullable String employmentId,
        RecordField field,
        String value,
        String caseReference,
        String by) {}
