package org.diwan.access.rules;

/**
 * What the person would be able to do.
 *
 * @param root the role that brings it: itself, or one that contains it
 * @param asked whether that role is asked for now
 */
public record Duty(String key, String root, boolean asked) {}
