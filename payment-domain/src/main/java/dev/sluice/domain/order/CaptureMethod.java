package dev.sluice.domain.order;

/**
 * Who asks for the captures of an authorized payment: we at once, or the marketplace when it ships.
 */
public enum CaptureMethod {
  AUTOMATIC,
  MANUAL
}
