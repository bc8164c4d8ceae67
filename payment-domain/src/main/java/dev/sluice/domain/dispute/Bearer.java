package dev.sluice.domain.dispute;

/** Who pays for a dispute that is lost. */
public enum Bearer {
  SELLER,
  PLATFORM
}
