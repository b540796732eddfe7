package org.diwan.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only who holds the permission (one of them, where there are several) gets in, whatever address led here: the second lock behind
 * {@code Routes}. Stands on what people call, pages first of all; jobs, steps and commands have no person and are not asked.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    /** What is needed; on a method it counts instead of what its class says. */
    Permission[] value();
}
