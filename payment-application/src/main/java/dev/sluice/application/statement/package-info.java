/** What became of a seller's money in a time that is over: the same words whenever it is asked. */
@NullMarked
package dev.sluice.application.statement;

import org.jspecify.annotations.NullMarked;
