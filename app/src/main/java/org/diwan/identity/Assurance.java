package org.diwan.identity;

/**
 * How sure the house is of who signed in. A service or page may ask for more than the session has; the check then sends
 * the person to the step-up and back. Only the password exists so far: {@link SignedIn#assurance()} is the place where a
 * second factor raises it.
 */
public enum Assurance {
    PASSWORD,
    TWO_FACTORS
}
