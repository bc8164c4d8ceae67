/**
 * What every address has in common: trace, admission, JSON, checks, and problems told the same way.
 */
@NullMarked
package dev.sluice.service.door;

import org.jspecify.annotations.NullMarked;
