package org.diwan.identity;

/**
 * How sure the house is of who signed in. A service or page may ask for more than the session has; {@link StepUp} then
 * sends the person to confirm with a second factor, and back.
 */
public enum Assurance {
    PASSWORD,
    TWO_FACTORS
}
