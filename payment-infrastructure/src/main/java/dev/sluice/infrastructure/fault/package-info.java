/**
 * Death on purpose: a process that is told to dies exactly where it hurts, so that a crash between
 * two commits can be had when it is wanted. Off unless a directory is named.
 */
@NullMarked
package dev.sluice.infrastructure.fault;

import org.jspecify.annotations.NullMarked;
