/** The names under which the pipeline and the HTTP filter speak in the log. */
@NullMarked
package dev.sluice.common.log;

import org.jspecify.annotations.NullMarked;
