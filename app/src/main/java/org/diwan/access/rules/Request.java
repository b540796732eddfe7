package org.diwan.access.rules;

import org.jspecify.annotations.Nullable;

/**
 * What is asked, but for the roles.
 *
 * @param unit of the person whom the roles are for
 * @param days how long; none: for good
 * @param control whether something is to make up for a conflict
 * @param led whether somebody leads the person who may decide
 * @param circle whether those who lead the person lead each other
 */
public record Request(String unit, @Nullable Long days, boolean control, boolean led, boolean circle) {}
