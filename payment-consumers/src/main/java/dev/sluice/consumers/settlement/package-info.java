/** The jobs that read settlement reports and look after what follows from them. */
@NullMarked
package dev.sluice.consumers.settlement;

import org.jspecify.annotations.NullMarked;
