import {
  AppWindow,
  ArrowLeft,
  Building2,
  Check,
  ChevronDown,
  ChevronRight,
  CircleCheck,
  CirclePause,
  Clock,
  Copy,
  Ellipsis,
  Eye,
  EyeOff,
  Folder,
  Hourglass,
  Info,
  KeyRound,
  LayoutGrid,
  Lock,
  LogOut,
  type LucideIcon,
  Mail,
  Minus,
  Monitor,
  OctagonAlert,
  PanelLeft,
  Plus,
  Puzzle,
  RotateCw,
  Search,
  Server,
  Settings2,
  Shield,
  Smartphone,
  SquareArrowOutUpRight,
  Terminal,
  TriangleAlert,
  User,
  UserPlus,
  Users,
  Vault,
  WifiOff,
  X,
} from 'lucide-preact';
import { Mark } from './Mark.tsx';

const ICONS = {
  accept: Check,
  account: User,
  add: Plus,
  back: ArrowLeft,
  cli: Terminal,
  clients: LayoutGrid,
  close: X,
  collection: Folder,
  console: PanelLeft,
  copy: Copy,
  danger: OctagonAlert,
  desktop: Monitor,
  down: ChevronDown,
  events: Clock,
  extension: Puzzle,
  hide: EyeOff,
  info: Info,
  key: KeyRound,
  lock: Lock,
  mail: Mail,
  mobile: Smartphone,
  more: Ellipsis,
  no: Minus,
  offline: WifiOff,
  ok: CircleCheck,
  open: SquareArrowOutUpRight,
  people: Users,
  person: UserPlus,
  provider: Building2,
  refresh: RotateCw,
  right: ChevronRight,
  search: Search,
  server: Server,
  settings: Settings2,
  shield: Shield,
  show: Eye,
  signOut: LogOut,
  suspended: CirclePause,
  vault: Vault,
  waiting: Hourglass,
  warn: TriangleAlert,
  webVault: AppWindow,
} as const satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof ICONS | 'mark';

export interface IconProps {
  name: IconName;
  /** Edge length in px. */
  size?: number;
}

/** One picture on the 16 px grid; always beside a word or inside something that has a name. */
export function Icon({ name, size = 16 }: IconProps) {
  if (name === 'mark') return <Mark size={size} />;
  const Picture = ICONS[name];
  return <Picture class="icon" size={size} strokeWidth={1.5} absoluteStrokeWidth aria-hidden="true" />;
}
