/** Looks whether this machine can run a platform, and says what to do where it cannot. */
@NullMarked
package dev.sluice.platform.doctor;

import org.jspecify.annotations.NullMarked;
