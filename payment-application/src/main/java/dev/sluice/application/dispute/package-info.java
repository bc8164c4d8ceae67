/** Money that shoppers' banks take back. */
@NullMarked
package dev.sluice.application.dispute;

import org.jspecify.annotations.NullMarked;
