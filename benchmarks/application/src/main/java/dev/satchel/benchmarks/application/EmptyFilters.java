package dev.satchel.benchmarks.application;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;

/** The least that a pair of filters costs. */
@PreMatching
public final class EmptyFilters implements ContainerRequestFilter, ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request) {}

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {}
}
