package com.example;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@ApplicationScoped
public class SatchelRegistration {
  @Produces
  @Singleton
  SatchelFeature feature() {
    return SatchelFeature.recommended(Secret.fromEnvironment("SATCHEL_SECRET"));
  }
}
