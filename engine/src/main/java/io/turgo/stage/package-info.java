/** What a stage is to the engine, and how an operator of the pipeline's definition becomes one. */
package io.turgo.stage;
