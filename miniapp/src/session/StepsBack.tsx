import { BackGuard } from '../components/Sheet/BackGuard'
import { useBackCloses } from '../components/Sheet/use-back-closes'

function StepBack({ onBack }: { onBack(): void }) {
  useBackCloses(onBack)
  return null
}

/** In a form of several steps the way back leads one step back: a browser keeps an entry for each, WeChat a guard. */
export function StepsBack({ step, onStep }: { step: number; onStep(step: number): void }) {
  if (step < 2) return null
  return (
    <>
      {Array.from({ length: step - 1 }, (_, before) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number
        <StepBack key={before} onBack={() => onStep(before + 1)} />
      ))}
      <BackGuard key={step} onBack={() => onStep(step - 1)} />
    </>
  )
}
