/** The address of disputes: money that shoppers' banks take back. */
@NullMarked
package dev.sluice.service.dispute;

import org.jspecify.annotations.NullMarked;
