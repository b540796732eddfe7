package org.diwan.web;

/**
 * What a part of the house measures of itself: a bean of it joins the one statement that all figures of the house are read
 * with, for pages of operators and for the meters alike.
 *
 * @param sql a query of three columns: the meter's name, its tags as an array of keys and values in turn, the value as a double
 *     precision. The time is {@code :now}. Few rows, and no tag that names a person.
 */
public record Readings(String sql) {}
